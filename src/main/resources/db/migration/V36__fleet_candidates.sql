-- Servers that are being added: what was asked for, the key that was shown, and what was found.
create table server_candidate (
    name varchar(31) not null primary key,
    roles varchar(400) not null,
    zone varchar(31) not null,
    address varchar(255) not null,
    port int not null,
    alike varchar(31),
    requester varchar(100) not null,
    process varchar(64) not null,
    comes_back boolean not null,
    host_key varchar(2000),
    fingerprint varchar(200),
    findings varchar(4000) not null
);
