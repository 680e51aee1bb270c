import { DeskSkeleton } from "#components/desk/desk-skeleton.tsx";

export default function Loading() {
  return <DeskSkeleton />;
}
