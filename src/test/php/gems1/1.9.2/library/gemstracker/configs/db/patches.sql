-- GEMS VERSION: 67
-- PATCH: Surveys know their language
alter table gems__surveys add gsu_language varchar(5) not null default 'nl';

-- GEMS VERSION: 68
-- PATCH: Answers by group
alter table gems__surveys add gsu_answers_by_group boolean not null default 0;
alter table gems__surveys add gsu_allow_export boolean not null default 1;
