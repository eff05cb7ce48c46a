-- one operation may be noted for two things: the extract that it reads, and the databases that it restores
alter table begun_work drop primary key;
alter table begun_work add constraint begun_work_each primary key (server, operation, about);
