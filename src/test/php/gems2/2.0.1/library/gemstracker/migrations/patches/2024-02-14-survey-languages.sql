alter table gems__surveys add gsu_language varchar(5) not null default 'nl';
