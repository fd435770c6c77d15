import type { Child, FC } from "hono/jsx";
import type { Saisie } from "../../saisie.ts";
import { liens, MessageErreur } from "./champ.tsx";

interface Props {
  readonly nom: string;
  readonly libelle: Child;
  /** Formats and limit, stated before. */
  readonly limites: Child;
  readonly saisie?: Saisie | undefined;
  /** As the browser's file picker understands it: `.xml,.csv`. */
  readonly formats?: string | undefined;
  readonly plusieurs?: boolean | undefined;
}

/** A native file control in a zone one may drop a file on. */
export const Depot: FC<Props> = ({ nom, libelle, limites, saisie, formats, plusieurs }) => {
  const { id, erreur, attributs } = liens(nom, limites, saisie);
  return (
    <div class="depot">
      <label class="etiquette" for={id}>
        {libelle}
      </label>
      <span class="leger petit" id={`${id}-aide`}>
        {limites}
      </span>
      {erreur && <MessageErreur id={`${id}-erreur`}>{erreur}</MessageErreur>}
      <input type="file" accept={formats} multiple={plusieurs} {...attributs} />
    </div>
  );
};
