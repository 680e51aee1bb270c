/**
 * The follow-up of what readers get without being words of the story: a credit, an agency's printed name, the form of the
 * attribution line. Stories that are approved or live are told anew whether they have changed since.
 */
export const RETELL_STORIES = "retell-stories";

export interface RetellStories {
  /** Only the stories that show this picture; all when left out. */
  pictureId?: string;
}
