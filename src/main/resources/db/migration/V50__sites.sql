-- Names of hosts that are a customer's own. What is left of an installation that is gone holds no name.
create table site_name (
    host varchar(253) not null primary key,
    installation bigint not null,
    place int not null
);
