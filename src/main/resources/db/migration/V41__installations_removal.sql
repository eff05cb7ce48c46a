-- the process that takes an installation away: no two do; and what was seen when nothing was left
alter table installation add column remover varchar(64);
alter table installation add column proven datetime(3);
alter table installation add column proof varchar(4000);

-- what is kept of installations that are gone, until a day
create table installation_archive (
    installation bigint not null primary key,
    folder varchar(60) not null,
    sealed datetime(3) not null,
    kept_until date not null,
    removed datetime(3),
    constraint archive_installation foreign key (installation) references installation (number)
);

create table installation_archive_piece (
    installation bigint not null,
    server varchar(31) not null,
    name varchar(100) not null,
    bytes bigint not null,
    sha256 varchar(64) not null,
    primary key (installation, server, name),
    constraint piece_archive foreign key (installation) references installation_archive (installation)
);
