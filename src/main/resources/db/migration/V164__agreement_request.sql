-- Agreements that a manager asks a customer for. Rows stay; what they name may go again: a withdrawn production takes its
-- customer along.
create table access_agreement_request (
    number      bigint auto_increment primary key,
    instance    varchar(64)  not null,
    -- one question at a time for a developer and a project, or a customer; empty when it is answered or withdrawn
    held        varchar(160),
    developer   varchar(64)  not null,
    customer    varchar(40),
    project     varchar(26),
    valid_from  date         not null,
    valid_until date         not null,
    asked_by    varchar(64)  not null,
    asked       datetime(3)  not null,
    -- who at the customer answered, when and how
    said        varchar(1000),
    refused     varchar(1000),
    agreement   bigint,
    constraint agreement_request_instance unique (instance),
    constraint agreement_request_held unique (held)
);
