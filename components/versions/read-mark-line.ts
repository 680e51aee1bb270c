/** When and up to where one has read a story, as the newsroom keeps it. */
export interface KeptMark {
  at: string;
  version: number | null;
  /** base64 */
  seen: string;
}

const address = (storyId: string): string => `/api/stories/${encodeURIComponent(storyId)}/read`;

export async function askForMark(storyId: string): Promise<KeptMark | null> {
  const response = await fetch(address(storyId), { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The mark could not be read: ${response.status}`);
  return ((await response.json()) as { mark: KeptMark | null }).mark;
}

/** Resolves to whether the newsroom has taken it. */
export async function sendMark(storyId: string, stateVector: Uint8Array): Promise<boolean> {
  const response = await fetch(address(storyId), { method: "POST", body: base64Of(stateVector) }).catch(
    () => null,
  );
  return response?.ok === true;
}

/** The same while the page is being left: it arrives after the page is gone, or never. */
export function sendMarkOnLeaving(storyId: string, stateVector: Uint8Array): void {
  navigator.sendBeacon(address(storyId), base64Of(stateVector));
}

function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
