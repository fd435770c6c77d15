import type { FC } from "hono/jsx";
import { Icone, type Saisie } from "#platform/html/index.ts";
import { idChamp, valeurDe, valeursDe } from "#platform/html/saisie.ts";
import {
  type DescriptionEntree,
  descriptionEntree,
  NOMS_ENTREES,
  type NomEntree,
} from "../../entrees.ts";
import { champ, reponsesDe } from "../rules/formulaire.ts";

interface Props {
  readonly rang: number;
  readonly saisie: Saisie;
}

const Borne: FC<
  Props & {
    readonly nom: NomEntree;
    readonly quoi: "min" | "max";
    readonly decrit: string | undefined;
  }
> = ({ rang, saisie, nom, quoi, decrit }) => {
  const cle = champ(rang, nom, quoi);
  return (
    <label>
      {quoi === "min" ? "de" : "à"}
      <input
        class="saisie"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        name={cle}
        id={idChamp(cle)}
        value={valeurDe(saisie, cle)}
        aria-describedby={decrit}
        aria-invalid={saisie.erreurs[cle] ? "true" : undefined}
      />
    </label>
  );
};

const Reponses: FC<Props & { readonly nom: NomEntree; readonly d: DescriptionEntree }> = ({
  rang,
  saisie,
  nom,
  d,
}) => {
  const cle = champ(rang, nom, "valeurs");
  const choisies = valeursDe(saisie, cle);
  return (
    <>
      {reponsesDe(d).map(({ code, libelle }, i) => (
        <label>
          <input
            type="checkbox"
            name={cle}
            value={code}
            id={i === 0 ? idChamp(cle) : undefined}
            checked={choisies.includes(code)}
          />
          {libelle}
        </label>
      ))}
    </>
  );
};

const Filtre: FC<Props & { readonly nom: NomEntree }> = ({ rang, saisie, nom }) => {
  const d = descriptionEntree(nom);
  const erreur = (["min", "max", "valeurs"] as const)
    .map((quoi) => saisie.erreurs[champ(rang, nom, quoi)])
    .find(Boolean);
  const idErreur = erreur ? `${idChamp(champ(rang, nom, "valeurs"))}-erreur` : undefined;
  return (
    <fieldset class="condition">
      <legend>{d.libelle}</legend>
      {erreur && (
        <span class="erreur-bloc" id={idErreur}>
          <Icone nom="circle-alert" />
          {erreur}
        </span>
      )}
      <div class="condition__reponses">
        {d.type === "nombre" && (
          <>
            <Borne rang={rang} saisie={saisie} nom={nom} quoi="min" decrit={idErreur} />
            <Borne rang={rang} saisie={saisie} nom={nom} quoi="max" decrit={idErreur} />
            <span class="leger">{d.unite}</span>
          </>
        )}
        <Reponses rang={rang} saisie={saisie} nom={nom} d={d} />
      </div>
    </fieldset>
  );
};

/** One case: every published input once, blank when it does not matter. */
export const CasDeRegle: FC<Props> = ({ rang, saisie }) => (
  <fieldset class="feuille cas">
    <legend class="etiquette">{rang === 1 ? "Cas 1" : `Ou bien, cas ${rang}`}</legend>
    <div class="cas__filtres">
      {NOMS_ENTREES.map((nom) => (
        <Filtre rang={rang} saisie={saisie} nom={nom} />
      ))}
    </div>
  </fieldset>
);
