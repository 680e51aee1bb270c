const KEY = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;

/** Keys are made by us, never by a browser; one that could leave its folder is a fault of ours and stops here. */
export function soundKey(key: string): string {
  if (key.length > 300 || !KEY.test(key) || key.includes("..")) throw new Error(`Not a storage key: ${key}`);
  return key;
}
