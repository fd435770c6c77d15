import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { idChamp, type Saisie, valeurDe, valeursDe } from "../../saisie.ts";
import { Icone } from "../signes/icone.tsx";

interface Base {
  readonly nom: string;
  readonly libelle: Child;
  readonly saisie?: Saisie | undefined;
  readonly aide?: Child | undefined;
  /** Optional fields are marked, not required ones. */
  readonly facultatif?: boolean | undefined;
}

export const MessageErreur: FC<PropsWithChildren<{ readonly id: string }>> = ({ id, children }) => (
  <span class="erreur" id={id}>
    <Icone nom="circle-alert" />
    <span>{children}</span>
  </span>
);

/** What ties a control to its help and its error, for every kind of control. */
export function liens(nom: string, aide: unknown, saisie: Saisie | undefined) {
  const id = idChamp(nom);
  const erreur = saisie?.erreurs[nom];
  const decrit = [aide ? `${id}-aide` : "", erreur ? `${id}-erreur` : ""].filter(Boolean).join(" ");
  return {
    id,
    erreur,
    attributs: {
      id,
      name: nom,
      "aria-describedby": decrit || undefined,
      "aria-invalid": erreur ? ("true" as const) : undefined,
    },
  };
}

const Cadre: FC<PropsWithChildren<Base & { readonly court?: boolean | undefined }>> = ({
  nom,
  libelle,
  saisie,
  aide,
  facultatif,
  court,
  children,
}) => {
  const { id, erreur } = liens(nom, aide, saisie);
  return (
    <div class={court ? "champ champ--court" : "champ"}>
      <label for={id}>
        {libelle}
        {facultatif && <span class="leger"> (facultatif)</span>}
      </label>
      {aide && (
        <span class="aide" id={`${id}-aide`}>
          {aide}
        </span>
      )}
      {erreur && <MessageErreur id={`${id}-erreur`}>{erreur}</MessageErreur>}
      {children}
    </div>
  );
};

type PropsTexte = Base & {
  readonly type?: "text" | "email" | "tel" | "password" | "search" | undefined;
  readonly clavier?: "numeric" | "decimal" | undefined;
  /** What the browser may fill in by itself (`username`, `current-password`, `one-time-code`). */
  readonly remplir?: string | undefined;
  readonly court?: boolean | undefined;
};

export const ChampTexte: FC<PropsTexte> = ({
  type = "text",
  clavier,
  remplir = "off",
  ...base
}) => (
  <Cadre {...base}>
    <input
      class="saisie"
      type={type}
      inputmode={clavier}
      autocomplete={remplir}
      value={type === "password" ? undefined : valeurDe(base.saisie, base.nom)}
      {...liens(base.nom, base.aide, base.saisie).attributs}
    />
  </Cadre>
);

/** Typed, never picked: `30 nov. 2026` or `30/11/2026`. */
export const ChampDate: FC<Base> = ({ aide = "Par exemple 30 nov. 2026", ...base }) => (
  <ChampTexte {...base} aide={aide} court />
);

export const ChampZone: FC<Base & { readonly lignes?: number | undefined }> = ({
  lignes = 4,
  ...base
}) => (
  <Cadre {...base}>
    <textarea class="saisie" rows={lignes} {...liens(base.nom, base.aide, base.saisie).attributs}>
      {valeurDe(base.saisie, base.nom)}
    </textarea>
  </Cadre>
);

export interface Option {
  readonly valeur: string;
  readonly libelle: string;
}

type PropsListe = Base & {
  readonly options: readonly Option[];
  /** First line, which answers nothing; none when an answer is already known. */
  readonly invite?: string | undefined;
};

/** A closed list in a menu. */
export const ChampListe: FC<PropsListe> = ({ options, invite = "Choisir…", ...base }) => {
  const choisie = valeurDe(base.saisie, base.nom);
  return (
    <Cadre {...base}>
      <select class="saisie" {...liens(base.nom, base.aide, base.saisie).attributs}>
        <option value="">{invite}</option>
        {options.map(({ valeur, libelle }) => (
          <option value={valeur} selected={valeur === choisie}>
            {libelle}
          </option>
        ))}
      </select>
    </Cadre>
  );
};

/** One box to tick; its value is « oui ». */
export const Case: FC<Omit<Base, "facultatif">> = ({ nom, libelle, saisie, aide }) => {
  const { id, erreur, attributs } = liens(nom, aide, saisie);
  return (
    <div class="case">
      <input
        type="checkbox"
        value="oui"
        checked={valeursDe(saisie, nom).includes("oui")}
        {...attributs}
      />
      <label for={id}>{libelle}</label>
      {aide && (
        <span class="aide" id={`${id}-aide`}>
          {aide}
        </span>
      )}
      {erreur && <MessageErreur id={`${id}-erreur`}>{erreur}</MessageErreur>}
    </div>
  );
};
