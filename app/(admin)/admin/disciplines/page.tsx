import type { Metadata } from "next";
import { VocabularyPage } from "../_vocabulary/vocabulary-page.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Disciplines" };

/** The sciences that appliances and VOs name. */
export default function DisciplinesPage() {
  return <VocabularyPage kind="discipline" />;
}
