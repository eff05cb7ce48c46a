create table gems__surveys (gsu_id_survey int primary key, gsu_name varchar(100) not null);
