/** Where two versions of a story stand beside each other; "now" is what stands there at this moment. */
export const compareAddress = (storyId: string, from: string, to: string): string =>
  `/stories/${storyId}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
