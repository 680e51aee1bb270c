/** What a story and a picture are called in feeds and exchange: the same for ever, wherever the paper moves. */
export const storyUri = (storyId: string): string => `urn:galley:story:${storyId}`;
export const pictureUri = (pictureId: string): string => `urn:galley:picture:${pictureId}`;
