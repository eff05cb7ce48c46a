-- The host that a server's sites share, where that is not its address.
alter table server add column sites varchar(253);
