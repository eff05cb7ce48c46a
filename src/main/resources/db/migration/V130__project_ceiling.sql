-- Up to which price something is bought for a project without asking whoever pays belongs to the project, not to what
-- is agreed about each of its certificates: the most that was agreed holds. For a server's own, whoever pays is asked.
alter table project add column ceiling decimal(12, 2) default 0 not null;
alter table project add column ceiling_currency varchar(3) default 'EUR' not null;

update project set ceiling = coalesce((
    select max(c.ceiling) from certificate c join installation i on i.number = c.installation
    where i.project = project.name), 0);

alter table certificate drop column ceiling;
alter table certificate drop column currency;
