-- what the prices of a quote did not include when it was offered
create table billing_quote_exclusion (
    quote   bigint       not null,
    place   int          not null,
    english varchar(200) not null,
    dutch   varchar(200) not null,
    primary key (quote, place),
    constraint quote_exclusion_quote foreign key (quote) references billing_quote (number) on delete cascade
);

-- those that were offered before said this
insert into billing_quote_exclusion (quote, place, english, dutch)
    select number, 0, 'VAT', 'btw' from billing_quote;
insert into billing_quote_exclusion (quote, place, english, dutch)
    select number, 1, 'the registration of domain names', 'het vastleggen van domeinnamen' from billing_quote;
insert into billing_quote_exclusion (quote, place, english, dutch)
    select number, 2, 'work that is not named here', 'werk dat hier niet genoemd is' from billing_quote;
