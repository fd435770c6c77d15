import type { Child, FC } from "hono/jsx";
import { Bouton, ChampTexte, Icone, Jeton, type Saisie, saisieDe } from "#platform/html/index.ts";

interface Props {
  readonly action: string;
  readonly geste: "inscrire" | "presenter";
  /** What the browser asks the key, as JSON. */
  readonly options: string;
  readonly bouton: Child;
  readonly principal?: boolean | undefined;
  /** Where to go after, carried by the form. */
  readonly suite?: string | undefined;
  readonly saisie?: Saisie | undefined;
}

/**
 * Only a script can talk to a security key: it fills the hidden answer in and posts the form. Without it, the page
 * says so and the codes remain.
 */
export const FormulaireCle: FC<Props> = ({
  action,
  geste,
  options,
  bouton,
  principal,
  suite,
  saisie,
}) => (
  <form
    method="post"
    action={action}
    class="pile-serree"
    data-cle={geste}
    data-options={options}
    novalidate
  >
    <Jeton />
    {suite !== undefined && <input type="hidden" name="suite" value={suite} />}
    {geste === "inscrire" && (
      <ChampTexte
        nom="nom"
        libelle="Nom de la clé"
        aide="Pour la reconnaître : « Clé du trousseau », « Empreinte du portable »."
        saisie={saisie?.valeurs.nom === undefined ? saisieDe({ nom: "Clé de sécurité" }) : saisie}
      />
    )}
    <input type="hidden" name="reponse" value="" />
    <p class="erreur" role="alert" data-cle-erreur hidden>
      <Icone nom="circle-alert" />
      <span>
        La clé n’a pas répondu. Branchez-la ou approchez-la, puis recommencez ; si votre navigateur
        n’en veut pas, servez-vous d’un code.
      </span>
    </p>
    <p class="actions">
      <Bouton variante={principal ? "principal" : "simple"}>{bouton}</Bouton>
    </p>
    <noscript>
      <p class="leger">
        Une clé de sécurité demande JavaScript, coupé dans ce navigateur : servez-vous d’un code.
      </p>
    </noscript>
  </form>
);
