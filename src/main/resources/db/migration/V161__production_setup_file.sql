-- small files of set-up data of a trial, until both halves have them
create table production_setup_file (
    production_order bigint       not null,
    place            int          not null,
    path             varchar(200) not null,
    content          mediumtext   not null,
    primary key (production_order, place)
);
