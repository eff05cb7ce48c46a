create table gemsdata__responses (gdr_id_response int primary key, gdr_answer varchar(100) not null);
