create table if not exists gems__roles (grl_id_role int primary key, grl_name varchar(30) not null);
insert ignore into gems__roles values (1, 'super'), (2, 'staff'), (3, 'respondent');
create table if not exists gems__surveys (
    gsu_id_survey int primary key,
    gsu_name varchar(100) not null,
    gsu_language varchar(5) not null default 'nl',
    gsu_answers_by_group boolean not null default 0,
    gsu_allow_export boolean not null default 1);
create table if not exists gems__log_cron (glc_run timestamp not null);
create table if not exists gems__patches (
    gpa_id_patch int not null auto_increment primary key,
    gpa_level int not null,
    gpa_location varchar(100) not null,
    gpa_name varchar(30) not null,
    gpa_order int not null,
    gpa_sql text not null,
    gpa_executed boolean not null default 0,
    gpa_completed boolean not null default 0,
    gpa_result varchar(255),
    unique (gpa_level, gpa_location, gpa_name, gpa_order));
