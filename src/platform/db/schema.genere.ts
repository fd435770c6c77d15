// Written by scripts/generer-types-db.ts from a migrated database; never by hand.
import type { Generated } from "kysely";
import type { Jour } from "#core/jour.ts";

export interface DB {
  absence: {
    id: Generated<string>;
    utilisateur_id: string;
    remplacant_id: string;
    validite: string;
    prevue: string;
    cree_a: Generated<Date>;
    cree_par: string | null;
    terminee_a: Date | null;
    terminee_par: string | null;
  };
  adresse: {
    id: Generated<number>;
    foyer_id: string;
    lignes: readonly string[];
    code_postal: string | null;
    commune: string | null;
    nom_commune: string | null;
    pays: string;
    divers: unknown | null;
    empreinte: string;
    validite: string;
    connu: string;
    depot_id: string;
  };
  affectation: {
    id: Generated<string>;
    utilisateur_id: string;
    role: string;
    perimetre_type: string;
    perimetre_id: string | null;
    validite: string;
    prevue: string | null;
    cree_a: Generated<Date>;
    cree_par: string | null;
    terminee_a: Date | null;
    terminee_par: string | null;
  };
  alarme: {
    id: Generated<number>;
    code: string;
    utilisateur_id: string | null;
    ouverte_a: Generated<Date>;
    derniere_a: Generated<Date>;
    nombre: number;
    blocage: Generated<boolean>;
    etat: Generated<string>;
    traitee_par: string | null;
    traitee_a: Date | null;
    suite: string | null;
  };
  ancre: {
    categorie: string;
    mois: Jour;
    genre: string;
    jour: Jour;
    rang: number;
    empreinte: Buffer;
    pose_a: Date;
    sceau: Buffer;
  };
  appartenance_situee: {
    personne_id: string | null;
    foyer_id: string | null;
    dossier_id: string | null;
    role: string | null;
    ouverte: boolean | null;
    etat: string | null;
    motif: string | null;
    soumis: boolean | null;
    territoire_id: string | null;
    date_demande: Jour | null;
    numero_demande: string | null;
  };
  arrivage: {
    id: string;
    sorte: string;
    organisme: string;
    reference: Jour;
    cree_a: string;
    recu_a: Date;
    complet: boolean;
    premiere_charge: boolean;
    applique_a: Generated<Date>;
    crees: Generated<number>;
    modifies: Generated<number>;
    inchanges: Generated<number>;
    anciens: Generated<number>;
    entrees: Generated<number>;
    sortis: Generated<number>;
    suspensions: Generated<number>;
    mutations: Generated<number>;
    personnes_creees: Generated<number>;
    personnes_modifiees: Generated<number>;
  };
  autonomie_emploi: {
    id: string;
    personne_id: string;
    degre: string;
    source: string;
    constate_le: Jour;
    saisi_par: string | null;
    depot_id: string | null;
    cree_a: Generated<Date>;
  };
  brouillon_regles: {
    id: string;
    nom: string;
    base_id: string;
    regles: unknown;
    etat: Generated<string>;
    liste_id: string | null;
    cree_par: string;
    auteur: string;
    cree_a: Generated<Date>;
    modifie_a: Generated<Date>;
    modifie_par: string;
    version: Generated<number>;
  };
  changement_compte: {
    id: Generated<number>;
    utilisateur_id: string;
    version: number;
    a: Generated<Date>;
    auteur_id: string | null;
    auteur: string;
    resume: string;
  };
  code_secours: {
    utilisateur_id: string;
    empreinte: Buffer;
    cree_a: Generated<Date>;
    utilise_a: Date | null;
  };
  commune: {
    code: string;
    departement: string;
    nom: string;
    epci: string | null;
    codes_postaux: readonly string[];
    population: number;
    remplacee_par: string | null;
    validite: Generated<string>;
  };
  commune_territoire: {
    commune: string;
    territoire_id: string;
  };
  compte_geste: {
    code: string;
    utilisateur_id: string;
    a: Date;
    nombre: number;
  };
  coordonnee: {
    id: string;
    personne_id: string;
    sorte: string;
    valeur: string;
    source: string;
    saisie_par: string | null;
    validite: string;
    connu: string;
    commune: string | null;
  };
  courrier: {
    id: string;
    personne_id: string;
    modele_id: string;
    lot_id: string | null;
    rang: number | null;
    donnees: unknown;
    objet_sorte: string;
    objet_id: string;
    etat: Generated<string>;
    cree_par: string | null;
    cree_a: Generated<Date>;
  };
  defi: {
    porteur: Buffer;
    usage: string;
    valeur: Buffer;
    expire_a: Date;
  };
  delegation: {
    id: Generated<string>;
    utilisateur_id: string;
    actes: readonly string[];
    acte_reference: string;
    validite: string;
    acte_le: Jour | null;
    prevue: string | null;
    cree_a: Generated<Date>;
    cree_par: string | null;
    terminee_a: Date | null;
    terminee_par: string | null;
  };
  depot: {
    id: string;
    empreinte: string;
    nom_fichier: string;
    octets: number;
    fichier: string | null;
    type: string | null;
    organisme: string | null;
    reference: Jour | null;
    cree_a: string | null;
    enveloppe: unknown | null;
    etat: string;
    etape: string | null;
    avancement: Generated<number>;
    rapport: unknown | null;
    depose_par: string | null;
    recu_a: Generated<Date>;
    commence_a: Date | null;
    termine_a: Date | null;
    confirme_par: string | null;
    motif_confirmation: string | null;
    doublon_de: string | null;
    reparation: Generated<boolean>;
  };
  dossier_roulant: {
    dossier_id: string;
    calcul_depuis: Jour | null;
    dernier_versement: Jour | null;
  };
  dossier_rsa: {
    id: string;
    foyer_id: string;
    numero_demande: string;
    date_demande: Jour;
    mutation: unknown | null;
    situation_famille: string | null;
    situation_depuis: Jour | null;
    empreinte: string;
    image_reference: Jour;
    image_creee_a: string;
    depot_id: string;
  };
  doublon_potentiel: {
    id: string;
    personne_id: string;
    autre_id: string;
    motif: string;
    etat: Generated<string>;
    depot_id: string | null;
    signale_a: Generated<Date>;
    examine_par: string | null;
    examine_a: Date | null;
    raison: string | null;
  };
  droit: {
    id: Generated<number>;
    dossier_id: string;
    etat: string;
    motif: string | null;
    montant_centimes: number | null;
    detail: unknown | null;
    empreinte: string;
    validite: string;
    connu: string;
    depot_id: string;
  };
  entree: {
    empreinte: Buffer;
    utilisateur_id: string;
    etape: string;
    moyen: string;
    suite: string;
    lien: Buffer | null;
    oidc_jeton: Buffer | null;
    cree_a: Generated<Date>;
    expire_a: Date;
  };
  evenement: {
    id: string;
    personne_id: string;
    a: Generated<Date>;
    jour: Jour;
    nature: string;
    resume: string;
    source: string;
    acteur_id: string | null;
    lien: string | null;
  };
  facteur: {
    id: Generated<string>;
    utilisateur_id: string;
    sorte: string;
    nom: string;
    secret: Buffer | null;
    dernier_pas: number | null;
    cle_id: string | null;
    cle_publique: Buffer | null;
    compteur: number | null;
    transports: readonly string[] | null;
    cree_a: Generated<Date>;
    utilise_a: Date | null;
  };
  foyer: {
    id: string;
    organisme: string;
    matricule: string;
  };
  indicateur: {
    code: string;
    territoire_id: string | null;
    ensemble: boolean;
    valeur: unknown;
    calcule_a: Generated<Date>;
  };
  indicateur_dans_le_droit: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_decides: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_delai_median: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_delai_p90: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_en_attente: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_entres: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_hors_delai: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_orientes: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_soumis: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  indicateur_soumission_inconnue: {
    territoire_id: string | null;
    ensemble: boolean | null;
    valeur: unknown | null;
  };
  jour_ferie: {
    jour: Jour;
    nom: string;
  };
  lien_acces: {
    empreinte: Buffer;
    utilisateur_id: string;
    raison: string;
    cree_par: string | null;
    cree_a: Generated<Date>;
    expire_a: Date;
    utilise_a: Date | null;
    annule_a: Date | null;
  };
  lien_identite: {
    id: string;
    personne_id: string;
    rattachee_id: string;
    motif: string;
    fait_par: string | null;
    fait_a: Generated<Date>;
    defait_par: string | null;
    defait_a: Date | null;
    apporte: Generated<unknown>;
  };
  liste_regles: {
    id: string;
    version: number;
    nom: string;
    regles: unknown;
    empreinte: string;
    acte: string;
    auteur: string;
    validite: string;
    publiee_a: Generated<Date>;
    base_id: string | null;
    publiee_par: string | null;
    vote_le: Jour | null;
    voix_pour: number | null;
    voix_contre: number | null;
    abstentions: number | null;
  };
  lot: {
    id: string;
    nature: string;
    titre: string;
    etat: string;
    nombre: Generated<number>;
    produits: Generated<number>;
    fichier: string | null;
    erreur: string | null;
    cree_par: string;
    cree_a: Generated<Date>;
    produit_a: Date | null;
  };
  membre_dossier: {
    id: Generated<number>;
    personne_id: string;
    dossier_id: string;
    foyer_id: string;
    cle_identite: string;
    role: string;
    responsable: boolean;
    a_charge: boolean;
    activites: unknown | null;
    ressources: unknown | null;
    divers: unknown | null;
    empreinte: string;
    validite: string;
    connu: string;
    depot_id: string;
  };
  migration: {
    nom: string;
    empreinte: string;
    appliquee_a: Generated<Date>;
  };
  modele_courrier: {
    id: string;
    code: string;
    version: number;
    titre: string;
    corps: string;
    validite: string;
    cree_par: string | null;
    cree_a: Generated<Date>;
  };
  nom_connu: {
    nom: string;
  };
  organisme_referent: {
    id: string;
    structure_id: string;
    territoire_id: string | null;
    nom: string;
    parcours: readonly string[];
    capacite: number | null;
    premier_contact: string;
    validite: Generated<string>;
  };
  orientation: {
    id: string;
    personne_id: string;
    motif_ouverture: string;
    depot_id: string | null;
    recue_le: Jour;
    echeance_le: Jour | null;
    etat: string;
    parcours: string | null;
    organisme_id: string | null;
    validite: string | null;
    decide_le: Jour | null;
    decide_par: string | null;
    decideur: string | null;
    delegation: string | null;
    proposition_id: string | null;
    suit_proposition: boolean | null;
    motif_decision: string | null;
    close_le: Jour | null;
    motif_cloture: string | null;
    regime: Generated<string>;
    version: Generated<number>;
    cree_a: Generated<Date>;
  };
  parametre: {
    code: string;
    valeur: string;
    unite: string;
    article: string;
    confiance: string;
    validite: string;
  };
  personne: {
    id: string;
    civilite: string | null;
    nom_usage: string;
    nom_naissance: string;
    prenom: string;
    autres_prenoms: Generated<readonly string[]>;
    naissance: Jour;
    naissance_precision: Generated<string>;
    rang_naissance: Generated<number>;
    lieu_naissance: string | null;
    sexe: string;
    nir_chiffre: Buffer | null;
    nir_empreinte: Buffer | null;
    nir_fiable: Generated<boolean>;
    nom_tri: string;
    nom_naissance_tri: string;
    mots: readonly string[];
    territoire_id: string | null;
    organisme_id: string | null;
    referent_id: string | null;
    foyer_id: string | null;
    dossier_id: string | null;
    role: string | null;
    etat_droit: string | null;
    motif_droit: string | null;
    dans_le_droit: Generated<boolean>;
    soumis: boolean | null;
    entree_le: Jour | null;
    source: string;
    fusionnee_dans: string | null;
    cree_a: Generated<Date>;
    version: Generated<number>;
  };
  proposition: {
    id: string;
    orientation_id: string;
    personne_id: string;
    liste_id: string;
    regle: string | null;
    parcours: string | null;
    organisme_nature: string | null;
    organisme_id: string | null;
    entrees: unknown;
    manquantes: readonly string[];
    ecartees: unknown;
    revue_humaine: readonly string[];
    proposee_le: Jour;
    cree_a: Generated<Date>;
  };
  publication_orientation: {
    annee: number;
    chiffres: unknown;
    seuil: number;
    arretee_le: Jour;
    arretee_par: string;
    auteur: string;
  };
  recherche: {
    id: string;
    session_empreinte: Buffer;
    criteres: Buffer;
    expire_a: Date;
  };
  reference_declaree: {
    enfant: unknown | null;
    colonne: unknown | null;
    parent: unknown | null;
  };
  regle_alarme: {
    code: string;
    libelle: string;
    conduite: string;
    gestes: readonly string[];
    seuil: number;
    fenetre_minutes: number;
    par: string;
    heures_ouvrees: unknown | null;
    effet: string;
    source: string;
    active: Generated<boolean>;
  };
  rejet: {
    id: string;
    depot_id: string;
    ligne: number;
    element: string;
    code: string;
    message: string;
    valeur: string | null;
    numero_demande: string | null;
    matricule: string | null;
    contenu: Buffer;
    etat: Generated<string>;
    suivi_par: string | null;
    traite_a: Date | null;
    raison: string | null;
    depot_reparation_id: string | null;
  };
  revue_droits: {
    id: string;
    ouverte_le: Jour;
    echeance_le: Jour;
    ouverte_par: string;
    close_le: Jour | null;
  };
  revue_ligne: {
    id: Generated<string>;
    revue_id: string;
    affectation_id: string;
    utilisateur_id: string;
    responsable_type: string;
    responsable_id: string | null;
    etat: Generated<string>;
    decidee_par: string | null;
    decidee_a: Date | null;
  };
  session: {
    empreinte: Buffer;
    utilisateur_id: string;
    jeton_csrf: string;
    cree_a: Generated<Date>;
    vue_a: Generated<Date>;
    expire_a: Date;
    revoquee_a: Date | null;
    agent: string | null;
    id: Generated<string>;
    moyen: Generated<string>;
    confirmee_a: Generated<Date>;
    oidc_jeton: Buffer | null;
  };
  simulation: {
    id: string;
    avant_id: string;
    apres_nom: string;
    apres_liste_id: string | null;
    apres_brouillon_id: string | null;
    apres_regles: unknown;
    apres_empreinte: string;
    population: string;
    sans_accompagnement: boolean;
    jour: Jour;
    seuil_interne: number;
    seuil_publication: number;
    etat: Generated<string>;
    fait: Generated<number>;
    total: number | null;
    resultat: unknown | null;
    duree_ms: number | null;
    demandee_par: string;
    demandeur: string;
    demandee_a: Generated<Date>;
    finie_a: Date | null;
  };
  simulation_personne: {
    simulation_id: string;
    personne_id: string;
    avant: string;
    apres: string;
    regle_avant: string | null;
    regle_apres: string | null;
  };
  soumission: {
    id: Generated<number>;
    personne_id: string;
    dossier_id: string;
    valeur: boolean | null;
    entrante: boolean | null;
    validite: string;
    connu: string;
    depot_id: string;
  };
  structure: {
    id: string;
    nom: string;
    nature: string;
    siret: string | null;
    adresse: Generated<readonly string[]>;
    telephone: string | null;
    courriel: string | null;
    validite: Generated<string>;
  };
  tentative_connexion: {
    cle: Buffer;
    a: Generated<Date>;
  };
  territoire: {
    id: string;
    departement: string;
    code: string;
    nom: string;
    service: string;
    adresse: readonly string[];
    telephone: string | null;
    prereglage: string;
    rangee: number;
    colonne: number;
    validite: Generated<string>;
  };
  territoire_commune: {
    territoire_id: string;
    commune: string;
    motif: string;
    validite: Generated<string>;
  };
  territoire_epci: {
    territoire_id: string;
    epci: string;
    validite: Generated<string>;
  };
  trace: {
    seq: Generated<number>;
    a: Generated<Date>;
    acteur_id: string | null;
    acteur: string;
    geste: string;
    objet_sorte: string | null;
    objet_id: string | null;
    personne_id: string | null;
    motif: string | null;
    champs: readonly string[] | null;
    empreinte_valeurs: Buffer | null;
    depot_id: string | null;
    requete_id: string | null;
    transaction_id: Generated<unknown>;
  };
  trace_scellee: {
    categorie: string;
    mois: Jour;
    rang: number;
    trace_seq: number;
    scelle_a: Date;
    sceau: Buffer;
    empreinte: Buffer;
  };
  utilisateur: {
    id: string;
    identifiant: string;
    nom: string;
    prenom: string;
    qualite: string;
    courriel: string | null;
    telephone: string | null;
    mot_de_passe: string | null;
    etat: Generated<string>;
    demonstration: Generated<boolean>;
    cree_a: Generated<Date>;
    mot_de_passe_change_a: Date | null;
    oidc_emetteur: string | null;
    oidc_sujet: string | null;
    structure_id: string | null;
    depart_le: Jour | null;
    derniere_connexion_a: Date | null;
    version: Generated<number>;
  };
  verification_trace: {
    id: Generated<number>;
    a: Generated<Date>;
    conforme: boolean;
    lignes: number;
    duree_ms: number;
    defaut: string | null;
  };
  visibilite: {
    personne_id: string;
    sorte: string;
    cible_id: string;
    validite: string;
    absence_id: string | null;
  };
}
