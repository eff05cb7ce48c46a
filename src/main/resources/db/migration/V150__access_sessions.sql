-- What was told to a server last about whose sessions it writes down, as a digest.
alter table access_brought add column written varchar(64) default '' not null;
