-- Whether a look found nothing wrong, so that a proof may have begun.
alter table server_candidate add column checked boolean default false not null;
