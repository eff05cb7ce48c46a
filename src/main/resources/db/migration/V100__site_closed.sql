-- sites that nobody is let into yet; what is left of an installation that is gone closes nothing
create table site_closed (
    installation bigint      not null primary key,
    since        datetime(3) not null
);
