-- Descriptors that projects bring in their repositories; the name holds a checksum of the text.
create table application_descriptor (
    name varchar(60) not null primary key,
    yaml mediumtext not null,
    kept datetime(3) not null
);
