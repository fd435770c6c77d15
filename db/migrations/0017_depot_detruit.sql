alter table depot alter column fichier drop not null;
comment on column depot.fichier is 'Nom du fichier gardé dans le dossier des dépôts ; vide : infecté, détruit à l’arrivée.';
