-- The server that a part was on, when that is lost for good and the installation with it.
alter table installation_part add column lost varchar(31);
