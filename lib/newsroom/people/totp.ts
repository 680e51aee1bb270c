import { Secret, TOTP } from "otpauth";

/** A code is good for half a minute, and for one more on either side: clocks differ, and typing takes time. */
const STEP_SECONDS = 30;
const NEIGHBOURS = [0, -1, 1];
const DIGITS = 6;

const totpOf = (secret: string) =>
  new TOTP({
    algorithm: "SHA1",
    digits: DIGITS,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  });

/** 160 random bits, in the letters that people can type into an app. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The code an app shows at this time (RFC 6238, SHA-1, six digits: what every app can do). */
export const codeAt = (secret: string, at: Date): string =>
  totpOf(secret).generate({ timestamp: at.getTime() });

/** The number of the half minute that a time lies in. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS);

/**
 * The time step whose code this is, of those that are good at this time and later than the last that was taken; null
 * when there is none. Whoever takes a code remembers its step: that is what makes a code good once.
 */
export function stepOfCode(secret: string, code: string, at: Date, lastTaken: number): number | null {
  const totp = totpOf(secret);
  for (const neighbour of NEIGHBOURS) {
    const step = stepAt(at) + neighbour;
    const timestamp = step * STEP_SECONDS * 1000;
    if (step > lastTaken && totp.validate({ token: code, timestamp, window: 0 }) !== null) return step;
  }
  return null;
}

/** What an app reads from the picture: whose code it is, for which newsroom, and the secret. */
export const totpAddress = (secret: string, newsroom: string, email: string): string =>
  new TOTP({
    issuer: newsroom.replaceAll(":", " "),
    label: email,
    algorithm: "SHA1",
    digits: DIGITS,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  }).toString();
