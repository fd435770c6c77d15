import type { FC } from "hono/jsx";
import { majuscule, nomPourAffichage } from "#core/texte.ts";
import { usePage } from "#platform/html/contexte.ts";
import {
  Bloc,
  Bouton,
  CaseLigne,
  ChampDate,
  type Colonne,
  compter,
  DateJour,
  Etat,
  Filtres,
  Formulaire,
  type Groupe,
  LienBouton,
  Message,
  nombre,
  Page,
  Pager,
  Registre,
  ResumeErreurs,
  type Saisie,
  Selection,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { direPerimetre, direRole, JOURS_SANS_CONNEXION } from "../../compte/compte.ts";
import { DerniereConnexion } from "../../compte/pages/liste.tsx";
import type { Avancement, LigneRevue } from "../queries/lignes.ts";
import { CHOIX_MAX, type Revue, type VueRevue } from "../revue.ts";

export interface VuePageRevue {
  readonly revue: Revue | undefined;
  readonly vue: VueRevue;
  readonly lignes: readonly LigneRevue[];
  readonly avancements: readonly Avancement[];
  /** Opens and closes campaigns. */
  readonly mene: boolean;
  readonly repond: boolean;
  /** Own account of the reader: she answers for others. */
  readonly soi: string;
  readonly precedentes?: string | undefined;
  readonly suivantes?: string | undefined;
}

export const direResponsable = (type: string, lieu: string | null): string =>
  type === "direction" ? "Direction de l’insertion" : (lieu ?? type);

const FIL = [{ libelle: "Comptes", href: "/comptes" }];

const quoi = (l: LigneRevue): string => `${direRole(l.role)}, ${direPerimetre(l.type, l.lieu)}`;

const colonnesDe = ({ vue, repond, soi, revue }: VuePageRevue): readonly Colonne<LigneRevue>[] => {
  const agit = repond && vue === "a_revoir" && revue?.close_le === null;
  const coche: Colonne<LigneRevue> = {
    titre: "Choisir",
    genre: "coche",
    valeur: (l) =>
      l.compte_id === soi ? (
        ""
      ) : (
        <CaseLigne valeur={l.id} libelle={`${nomPourAffichage(l.nom, l.prenom)}, ${quoi(l)}`} />
      ),
  };
  const gestes: Colonne<LigneRevue> = {
    titre: "Gestes",
    genre: "actions",
    valeur: (l) =>
      l.compte_id === soi ? (
        <span class="leger petit">un autre répond pour vous</span>
      ) : (
        <LienBouton
          href={`/comptes/revue/${l.id}/terminer`}
          petit
          variante="discret"
          precision={`: ${nomPourAffichage(l.nom, l.prenom)}, ${quoi(l)}`}
        >
          Terminer
        </LienBouton>
      ),
  };
  return [
    ...(agit ? [coche] : []),
    {
      titre: "Compte",
      genre: "entete",
      valeur: (l) => (
        <a class="qui" href={`/comptes/${l.compte_id}`}>
          {nomPourAffichage(l.nom, l.prenom)}
        </a>
      ),
    },
    { titre: "Rôle", etiquette: "Rôle", large: true, valeur: quoi },
    {
      titre: "Dernière connexion",
      etiquette: "Dernière connexion",
      valeur: (l) => <DerniereConnexion a={l.derniere_connexion_a} />,
    },
    {
      titre: "Qui répond",
      etiquette: "Qui répond",
      valeur: (l) => direResponsable(l.responsable_type, l.responsable),
    },
    ...(vue === "repondues"
      ? [
          {
            titre: "Réponse",
            etiquette: "Réponse",
            valeur: (l: LigneRevue) =>
              l.etat === "confirmee" ? <Etat genre="succes">Confirmé</Etat> : <Etat>Terminé</Etat>,
          },
        ]
      : []),
    ...(agit ? [gestes] : []),
  ];
};

const grouper = (lignes: readonly LigneRevue[]): readonly Groupe<LigneRevue>[] =>
  (
    [
      [`Sans connexion depuis ${JOURS_SANS_CONNEXION} jours`, 0],
      ["Venus ou créés depuis", 1],
    ] as const
  ).flatMap(([titre, recente]) => {
    const trouvees = lignes.filter((l) => l.recente === recente);
    return trouvees.length > 0 ? [{ titre, nombre: trouvees.length, lignes: trouvees }] : [];
  });

const COLONNES_AVANCEMENT: readonly Colonne<Avancement>[] = [
  {
    titre: "Qui répond",
    genre: "entete",
    valeur: (a) => direResponsable(a.type, a.responsable),
  },
  {
    titre: "Répondus",
    etiquette: "Répondus",
    genre: "nombre",
    valeur: (a) => `${nombre(a.repondues)} sur ${nombre(a.total)}`,
  },
  {
    titre: "Restent",
    etiquette: "Restent",
    genre: "nombre",
    valeur: (a) => nombre(a.total - a.repondues),
  },
];

const Ouverture: FC<{ readonly saisie?: Saisie | undefined }> = ({ saisie }) => (
  <Formulaire action="/comptes/revue/ouvrir" class="pile mesure">
    <ChampDate nom="echeance" libelle="Chacun répond avant le" saisie={saisie} />
    <div>
      <Bouton variante="principal">Ouvrir la revue des droits</Bouton>
    </div>
  </Formulaire>
);

const Sous: FC<{ readonly revue: Revue | undefined }> = ({ revue }) => {
  if (!revue) return <>Une fois par an, chaque rôle est confirmé ou terminé par qui en répond.</>;
  return (
    <>
      Ouverte le <DateJour jour={revue.ouverte_le} />,{" "}
      {revue.close_le ? (
        <>
          close le <DateJour jour={revue.close_le} />
        </>
      ) : (
        <>
          à finir avant le <DateJour jour={revue.echeance_le} />
        </>
      )}
      . Rien ne se termine tout seul : sans réponse, un rôle reste, et reste listé.
    </>
  );
};

const Liste: FC<{ readonly v: VuePageRevue }> = ({ v }) => {
  const { lignes, vue, revue, repond } = v;
  if (lignes.length === 0) {
    return (
      <Vide titre={vue === "a_revoir" ? "Tout est répondu" : "Aucune réponse encore"}>
        {vue === "a_revoir"
          ? "Chaque rôle dont vous répondez est confirmé ou terminé."
          : "Les rôles confirmés et terminés se liront ici."}
      </Vide>
    );
  }
  const table = (
    <Registre
      libelle={vue === "a_revoir" ? "Rôles à revoir" : "Rôles répondus"}
      colonnes={colonnesDe(v)}
      groupes={vue === "a_revoir" ? grouper(lignes) : unGroupe(lignes)}
    />
  );
  if (!repond || vue !== "a_revoir" || revue?.close_le !== null) return table;
  return (
    <Selection
      action="/comptes/revue/relecture"
      geste="Relire puis confirmer"
      maximum={CHOIX_MAX}
      note="Un rôle à terminer se termine seul, avec sa date."
    >
      {table}
    </Selection>
  );
};

export const PageRevue: FC<{ readonly v: VuePageRevue; readonly saisie?: Saisie | undefined }> = ({
  v,
  saisie,
}) => {
  const { revue, avancements, vue, mene } = v;
  const { aujourdhui } = usePage();
  const total = avancements.reduce((s, a) => s + a.total, 0);
  const repondues = avancements.reduce((s, a) => s + a.repondues, 0);
  const restent = total - repondues;
  const enCours = revue !== undefined && revue.close_le === null;
  return (
    <Page titre="Revue des droits">
      <TetePage titre="Revue des droits" fil={FIL} sous={<Sous revue={revue} />} />
      <ResumeErreurs saisie={saisie} />
      {!enCours && mene && <Ouverture saisie={saisie} />}
      {!revue && !mene && (
        <Vide titre="Aucune revue encore" lien={<a href="/comptes">Voir les comptes</a>}>
          La direction ouvre la revue ; les rôles dont vous répondez se liront ici.
        </Vide>
      )}
      {revue && (
        <>
          {restent > 0 && (!enCours || revue.echeance_le < aujourdhui) && (
            <Message genre="alerte">
              {majuscule(compter(restent, "rôle"))} sans réponse à l’échéance.
            </Message>
          )}
          <Bloc
            id="avancement"
            titre="Avancement"
            note={`${nombre(repondues)} sur ${nombre(total)}`}
            leger
          >
            <Registre
              libelle="Avancement par responsable"
              colonnes={COLONNES_AVANCEMENT}
              groupes={unGroupe(avancements)}
              serre
            />
            {enCours && mene && (
              <Formulaire action="/comptes/revue/clore" class="haut-petit">
                <Bouton variante="discret">Clore la revue</Bouton>
              </Formulaire>
            )}
          </Bloc>
          <Filtres
            libelle="Rôles à revoir ou répondus"
            filtres={[
              {
                libelle: "À revoir",
                href: "/comptes/revue",
                compte: restent,
                actif: vue === "a_revoir",
              },
              {
                libelle: "Répondus",
                href: "/comptes/revue?vue=repondues",
                compte: repondues,
                actif: vue === "repondues",
              },
            ]}
          />
          <Liste v={v} />
          <Pager
            situation={`${compter(v.lignes.length, "ligne")} sur ${nombre(vue === "a_revoir" ? restent : repondues)}`}
            precedentes={v.precedentes}
            suivantes={v.suivantes}
          />
        </>
      )}
    </Page>
  );
};
