import type { FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";
import { Jeton } from "../formulaires/formulaire.tsx";

const CHOIX = [
  { valeur: "systeme", libelle: "automatique" },
  { valeur: "clair", libelle: "claire" },
  { valeur: "sombre", libelle: "sombre" },
] as const;

export const Pied: FC = () => {
  const { departement, apparence, chemin } = usePage();
  return (
    <footer class="pied">
      <div>
        <span>Passerelle · Département : {departement.nom}</span>
        <a href="/raccourcis">Raccourcis clavier</a>
        <a href="/composants">Composants</a>
        <form method="post" action="/apparence">
          <Jeton />
          <input type="hidden" name="suite" value={chemin} />
          <span>Apparence :</span>
          {CHOIX.map(({ valeur, libelle }) => (
            <button
              type="submit"
              class="lien"
              name="apparence"
              value={valeur}
              aria-pressed={(apparence ?? "systeme") === valeur ? "true" : "false"}
            >
              {libelle}
            </button>
          ))}
        </form>
      </div>
    </footer>
  );
};
