import type { Child, FC } from "hono/jsx";
import {
  Bloc,
  type CodeParcours,
  Fiche,
  nombre,
  Page,
  Parcours,
  Registre,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import type { OrganismeDuTerritoire, TerritoireLu } from "../queries/lire-territoires.ts";

export interface VueTerritoire {
  readonly territoire: TerritoireLu;
  readonly organismes: readonly OrganismeDuTerritoire[];
  /** Persons followed; a body whose people the account does not all see is absent. */
  readonly suivis: ReadonlyMap<string, number>;
  readonly communes: readonly { readonly code: string; readonly nom: string }[];
  /** Whether she may open lists of persons. */
  readonly dossiers: boolean;
}

const PARCOURS: Readonly<Record<string, CodeParcours>> = {
  emploi: "emploi",
  socio_pro: "sociopro",
  social: "social",
};

const parcours = (o: OrganismeDuTerritoire): Child =>
  o.parcours.map((code) => (
    <>
      <Parcours code={PARCOURS[code] ?? "attente"} />{" "}
    </>
  ));

const charge = (o: OrganismeDuTerritoire, suivis: number | undefined): Child => {
  if (suivis === undefined) return o.capacite === null ? "" : `${nombre(o.capacite)} places`;
  if (o.capacite === null) return nombre(suivis);
  return suivis >= o.capacite ? (
    <b class="rouge">
      {nombre(suivis)} / {nombre(o.capacite)}, complet
    </b>
  ) : (
    `${nombre(suivis)} / ${nombre(o.capacite)}`
  );
};

const versDossiers = (id: string): readonly (readonly [string, Child])[] => [
  ["Personnes", <a href={`/personnes?droit=oui&territoire=${id}`}>Dans le droit</a>],
  ["À orienter", <a href={`/orientation?territoire=${id}`}>Ouvrir la file</a>],
];

export const PageTerritoire: FC<{ readonly vue: VueTerritoire }> = ({ vue }) => {
  const { territoire: t, organismes, suivis, communes } = vue;
  return (
    <Page titre={t.nom}>
      <TetePage
        titre={t.nom}
        sous={`${nombre(t.communes)} communes, ${nombre(t.habitants)} habitants.`}
        fil={[{ libelle: "Territoires", href: "/territoires" }]}
      />
      <div class="colonnes">
        <Bloc id="service" titre={t.service} colonnes={4}>
          <Fiche
            lignes={[
              ["Adresse", t.adresse.map((ligne) => <div>{ligne}</div>)],
              ["Téléphone", t.telephone ?? "Non renseigné"],
              ...(vue.dossiers ? versDossiers(t.id) : []),
            ]}
          />
        </Bloc>
        <Bloc
          id="organismes"
          titre="Organismes qui peuvent accompagner"
          note="personnes suivies / places"
          colonnes={8}
        >
          {organismes.length === 0 ? (
            <Vide titre="Aucun organisme connu">
              Les organismes du territoire s’ajoutent avec le réseau du département.
            </Vide>
          ) : (
            <Registre
              libelle={`Organismes de ${t.nom}`}
              groupes={unGroupe(organismes)}
              colonnes={[
                { titre: "Organisme", genre: "entete", valeur: (o) => o.nom },
                { titre: "Parcours", valeur: parcours },
                {
                  titre: "Suivies",
                  genre: "nombre",
                  etiquette: "Suivies",
                  valeur: (o) => charge(o, suivis.get(o.id)),
                },
                {
                  titre: "Premier contact",
                  large: true,
                  valeur: (o) =>
                    o.departemental
                      ? `${o.premier_contact} (tout le département)`
                      : o.premier_contact,
                },
              ]}
            />
          )}
        </Bloc>
        <Bloc id="communes" titre="Communes" leger colonnes={12}>
          <p>{communes.map((c) => c.nom).join(", ")}.</p>
        </Bloc>
      </div>
    </Page>
  );
};
