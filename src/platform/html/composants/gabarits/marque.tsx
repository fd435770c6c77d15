import type { FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";

/** A deck and its arch. */
export const Marque: FC<{ readonly nom?: string | undefined }> = ({ nom = "Passerelle" }) => (
  <a class="marque" href="/">
    <svg viewBox="0 0 30 22" aria-hidden="true" fill="none" stroke-linecap="round">
      <path d="M1.5 8h27" stroke="currentColor" stroke-width="2.4" />
      <path d="M3 20.5C5 11.5 10 8.2 15 8.2s10 3.3 12 12.3" class="arc" stroke-width="2.4" />
      <path d="M8.5 8v3.5M21.5 8v3.5" stroke="currentColor" stroke-width="1.6" />
      <path d="M1.5 4.2h27" stroke="currentColor" stroke-width="1" opacity=".55" />
    </svg>
    <span>{nom}</span>
    <span class="marque__dep">{usePage().departement.nom}</span>
  </a>
);
