alter table gems__surveys add gsu_code varchar(64);
