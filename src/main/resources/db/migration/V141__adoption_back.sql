-- the operation that loads, which goes on when its step is taken back; and whether what was there before is on its way back
alter table adoption add column loading varchar(64);
alter table adoption add column back_begun boolean not null default false;
