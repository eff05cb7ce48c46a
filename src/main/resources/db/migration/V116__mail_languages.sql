-- letters to people at customers, in their language, with links that are made when they leave
alter table mail add column language varchar(2) default 'en' not null;
alter table mail add column link bigint;
-- also to those whom a task concerns that somebody else took
alter table mail add column even_taken boolean default false not null;
