import type { Metadata } from "next";
import { VocabularyPage } from "../_vocabulary/vocabulary-page.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Categories" };

/** The shelves of the catalogue. */
export default function CategoriesPage() {
  return <VocabularyPage kind="category" />;
}
