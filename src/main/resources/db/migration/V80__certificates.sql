-- Certificates that the desk looks after: of an installation with names of its own, or of the host that a server's sites
-- share.
create table certificate (
    number bigint auto_increment primary key,
    installation bigint,
    server varchar(31),
    way varchar(8) not null,
    key_kind varchar(8) not null,
    payer varchar(40),
    ceiling decimal(12, 2) not null,
    currency varchar(3) not null,
    standing boolean not null,
    created datetime(3) not null,
    constraint certificate_installation foreign key (installation) references installation (number)
);

create table certificate_name (
    certificate bigint not null,
    place int not null,
    host varchar(253) not null,
    primary key (certificate, place),
    constraint name_certificate foreign key (certificate) references certificate (number)
);
create index certificate_name_host on certificate_name (host);

-- One purchase or renewal: with a key of its own, and made once, however often its process is repeated.
create table certificate_order (
    number bigint auto_increment primary key,
    certificate bigint not null,
    process varchar(64) not null,
    state varchar(12) not null,
    request mediumtext not null,
    supplier varchar(100),
    order_number varchar(100),
    price decimal(12, 2),
    currency varchar(3),
    opened datetime(3) not null,
    constraint order_certificate foreign key (certificate) references certificate (number),
    constraint certificate_order_process unique (process)
);

-- What was issued for an order and passed the checks: PEM, the site's own first.
create table certificate_chain (
    certificate_order bigint not null primary key,
    pem mediumtext not null,
    issuer varchar(200) not null,
    valid_from datetime(3) not null,
    valid_until datetime(3) not null,
    stored datetime(3) not null,
    constraint chain_order foreign key (certificate_order) references certificate_order (number)
);
create index certificate_chain_until on certificate_chain (valid_until);

-- Private keys, sealed with a master key that is not in this database.
create table certificate_key (
    certificate_order bigint not null primary key,
    master varchar(16) not null,
    sealed varbinary(8000) not null,
    constraint key_order foreign key (certificate_order) references certificate_order (number)
);

-- Which master keys there are, so that a node without the right one says so at its start; not the keys themselves.
create table certificate_master (
    id varchar(16) not null primary key,
    seen datetime(3) not null
);
