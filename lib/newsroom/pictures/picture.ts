/** Where in a file a value was read. XMP is asked first, then IIM, then EXIF. */
export type MetadataPlace = "XMP" | "IIM" | "EXIF";

export interface Licensor {
  name?: string;
  url?: string;
}

/** Two places of one file say different things; a person decides. */
export interface Disagreement {
  field: "credit" | "creator" | "source" | "copyright" | "caption";
  values: { from: MetadataPlace; value: string }[];
}

/** What the file itself said about it, read at upload; never shown to the public as such. */
export interface EmbeddedMetadata {
  credit?: string;
  creator?: string;
  creatorTitle?: string;
  source?: string;
  copyright?: string;
  usageTerms?: string;
  webStatement?: string;
  licensors?: Licensor[];
  digitalSourceType?: string;
  caption?: string;
  alt?: string;
  instructions?: string;
  /** ISO 8601 instant; absent when the camera did not know its zone. */
  taken?: string;
  /** Where the credit was read from. */
  creditFrom?: MetadataPlace;
  creatorFrom?: MetadataPlace;
  disagreements?: Disagreement[];
  hasLocation?: boolean;
  /** The file's own words about itself are broken; the picture is sound. */
  unreadable?: boolean;
}

/** A picture as a story shows it. */
export interface PictureForStory {
  id: string;
  /** As readers see it, without "Image:". Empty = not yet credited. */
  credit: string;
  caption: string;
  alt: string;
  /** Upright, in pixels. */
  width: number;
  height: number;
  contentHash: string;
  fileName: string;
}

/** What the file proposes for fields that a person has not filled. */
export interface PictureProposals {
  proposedCredit: string;
  proposedCaption: string;
  proposedAlt: string;
  /** Where the proposed credit comes from, in words: "its credit line (XMP)". */
  creditFrom: string;
  disagreements: Disagreement[];
}

/** The answer to an upload. */
export interface ReceivedPicture extends PictureForStory, PictureProposals {
  bytes: number;
  mediaType: string;
}

/** A picture as the library lists it. */
export interface LibraryPicture extends ReceivedPicture {
  addedBy: string;
  /** ISO 8601. */
  addedAt: string;
  instructions: string;
  /** In how many live stories it stands. */
  liveUses: number;
}
