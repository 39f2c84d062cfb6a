import type { Metadata } from "next";
import { VocabularyPage } from "../_vocabulary/vocabulary-page.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Licences" };

/** The licences that are suggested. */
export default function LicencesPage() {
  return <VocabularyPage kind="licence" />;
}
