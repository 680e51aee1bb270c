import { StorySkeleton } from "#components/stories/story-skeleton.tsx";

export default function Loading() {
  return <StorySkeleton />;
}
