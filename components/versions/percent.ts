/** A share of the words, as it stands beside a name. */
export const percent = (share: number): string =>
  share > 0 && share < 0.01 ? "under 1 %" : `${Math.round(share * 100)} %`;
