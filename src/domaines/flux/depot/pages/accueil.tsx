import type { FC } from "hono/jsx";
import type { Jour } from "#core/jour.ts";
import {
  Bloc,
  Bouton,
  type Colonne,
  compter,
  DateJour,
  Depot,
  Etat,
  Formulaire,
  LienBouton,
  Message,
  moisLong,
  nombre,
  Page,
  Pager,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { type DernierMensuel, type LigneDepot, libelleType } from "../fiche.ts";
import { mensuelAttendu } from "../rules/attendus.ts";
import { EtatDuDepot, quand } from "./communs.tsx";

export interface Accueil {
  readonly aujourdhui: Jour;
  readonly lignes: readonly LigneDepot[];
  readonly total: number;
  readonly retenus: number;
  readonly enCours: number;
  readonly plusAncienRetenu: string | null;
  readonly mensuels: readonly DernierMensuel[];
  /** `undefined` for who may not see them. */
  readonly rejets: number | undefined;
  readonly peutDeposer: boolean;
  /** Whether this installation has one. */
  readonly antivirus: boolean;
  readonly precedentes: string | undefined;
  readonly suivantes: string | undefined;
  readonly saisie?: Saisie | undefined;
}

const COLONNES: readonly Colonne<LigneDepot>[] = [
  {
    titre: "Fichier",
    genre: "entete",
    valeur: (d) => (
      <a class="qui" href={`/flux/${d.id}`}>
        {libelleType(d)}
        <span class="vh">, reçu le {quand(d.recuA)}</span>
      </a>
    ),
  },
  { titre: "État", valeur: (d) => <EtatDuDepot etat={d.etat} /> },
  { titre: "Organisme", etiquette: "Organisme : ", valeur: (d) => d.organisme ?? "—" },
  {
    titre: "Référence",
    etiquette: "Référence : ",
    valeur: (d) => (d.reference ? <DateJour jour={d.reference} /> : "—"),
  },
  { titre: "Reçu", etiquette: "Reçu : ", valeur: (d) => quand(d.recuA) },
  {
    titre: "Foyers",
    genre: "nombre",
    etiquette: "Foyers : ",
    valeur: (d) => (d.foyers === null ? "—" : nombre(d.foyers)),
  },
  { titre: "Déposé par", etiquette: "Par ", valeur: (d) => d.deposePar ?? "ligne de commande" },
];

const FormulaireDepot: FC<Pick<Accueil, "saisie" | "antivirus">> = ({ saisie, antivirus }) => (
  <Bloc id="deposer" titre="Déposer un fichier" colonnes={8}>
    <Formulaire action="/flux" fichiers class="pile-serree" libelle="Déposer un fichier">
      <Depot
        nom="fichier"
        libelle="Flux bénéficiaire de la CAF ou de la MSA"
        limites="Mensuel ou quotidien : XML, seul ou compressé (.zip, .gz), 2 Go au plus. Le type est reconnu au contenu, jamais au nom."
        formats=".xml,.zip,.gz"
        saisie={saisie}
      />
      <div class="actions">
        <Bouton variante="principal" icone="upload">
          Déposer le fichier
        </Bouton>
        <span class="leger petit">
          Un fichier déjà reçu ne change rien ; un fichier abîmé n’écrit rien.{" "}
          {antivirus
            ? "Chaque fichier est analysé par l’antivirus avant d’être gardé."
            : "Cette installation n’a pas d’antivirus : les fichiers ne sont pas analysés."}
        </span>
      </div>
    </Formulaire>
  </Bloc>
);

const EtatMensuel: FC<{ readonly mensuel: DernierMensuel; readonly aujourdhui: Jour }> = ({
  mensuel,
  aujourdhui,
}) => {
  const { etat, prochaine, manquants } = mensuelAttendu(mensuel.reference, aujourdhui);
  return (
    <li class="paire">
      <span>
        <b>{mensuel.organisme}</b>
        <br />
        <a class="petit" href={`/flux/${mensuel.depotId}`}>
          dernier mensuel : {moisLong(mensuel.reference)}
        </a>
      </span>
      {etat === "a_jour" && <Etat genre="succes">à jour</Etat>}
      {etat === "attendu" && <Etat genre="attention">{moisLong(prochaine)} attendu</Etat>}
      {etat === "manquant" && (
        <Etat genre="alerte">
          {compter(manquants, "mois manquant", "mois manquants")} depuis {moisLong(prochaine)}
        </Etat>
      )}
    </li>
  );
};

const Attendus: FC<Pick<Accueil, "mensuels" | "aujourdhui">> = ({ mensuels, aujourdhui }) => (
  <Bloc id="attendus" titre="Ce qui est attendu" colonnes={4}>
    {mensuels.length === 0 ? (
      <p class="leger">
        Aucun mensuel n’a encore été appliqué. Chaque organisme apparaîtra ici après son premier
        fichier.
      </p>
    ) : (
      <ul class="lignes">
        {mensuels.map((mensuel) => (
          <EtatMensuel mensuel={mensuel} aujourdhui={aujourdhui} />
        ))}
      </ul>
    )}
  </Bloc>
);

const resumer = ({ total, enCours, rejets }: Accueil): string => {
  if (total === 0) return "Les fichiers des organismes payeurs, et ce qu’ils ont changé.";
  const suite = rejets ? `, ${compter(rejets, "dossier")} à reprendre` : "";
  const cours = enCours > 0 ? `, ${compter(enCours, "en cours", "en cours")}` : "";
  return `${compter(total, "fichier reçu", "fichiers reçus")}${cours}${suite}.`;
};

export const PageAccueil: FC<Accueil> = (props) => {
  const { lignes, retenus, plusAncienRetenu, rejets, peutDeposer, precedentes, suivantes, saisie } =
    props;
  return (
    <Page titre="Flux">
      <TetePage
        titre="Flux"
        sous={resumer(props)}
        actions={
          rejets === undefined ? undefined : (
            <LienBouton href="/flux/rejets">
              Dossiers à reprendre <b>{rejets > 1000 ? "plus de 1 000" : nombre(rejets)}</b>
            </LienBouton>
          )
        }
      />
      <ResumeErreurs saisie={saisie} />
      {retenus > 0 && (
        <Message
          genre="attention"
          action={
            plusAncienRetenu === null ? undefined : (
              <LienBouton petit href={`/flux/${plusAncienRetenu}`}>
                {retenus > 1 ? "Voir le plus ancien" : "Voir ce fichier"}
              </LienBouton>
            )
          }
        >
          <strong>
            {compter(retenus, "fichier retenu attend", "fichiers retenus attendent")} une décision.
          </strong>{" "}
          Rien n’en est écrit tant que personne ne l’a confirmé ou abandonné.
        </Message>
      )}
      <div class="colonnes haut-petit">
        {peutDeposer && <FormulaireDepot saisie={saisie} antivirus={props.antivirus} />}
        <Attendus {...props} />
        <Bloc id="depots" titre="Fichiers reçus" colonnes={12}>
          {lignes.length === 0 ? (
            <Vide
              titre="Aucun fichier reçu."
              lien={peutDeposer ? <a href="#deposer">Déposer le premier fichier</a> : undefined}
            >
              La liste se remplit au premier dépôt : chaque fichier y garde son sort et son rapport.
            </Vide>
          ) : (
            <>
              <Registre
                libelle="Fichiers reçus, du plus récent au plus ancien"
                colonnes={COLONNES}
                groupes={unGroupe(lignes)}
              />
              <Pager
                situation={`${compter(lignes.length, "fichier")} sur ${nombre(props.total)}`}
                precedentes={precedentes}
                suivantes={suivantes}
              />
            </>
          )}
        </Bloc>
      </div>
    </Page>
  );
};
