import type { FC } from "hono/jsx";
import { usePage } from "../../contexte.ts";
import { Jeton } from "../formulaires/formulaire.tsx";
import { Icone } from "../signes/icone.tsx";

/** What the act before has done, until the next page. Errors never flash: they stay in place. */
export const Flash: FC = () => {
  const { flash } = usePage();
  return (
    <div class="flash-zone" role="status">
      {flash && (
        <div class="flash">
          <Icone nom="check" />
          <span>{flash.texte}</span>
          {flash.annuler && (
            <form method="post" action={flash.annuler.action}>
              <Jeton />
              <button type="submit" class="lien" data-raccourci="u">
                {flash.annuler.libelle}
              </button>
            </form>
          )}
        </div>
      )}
    </div>
  );
};
