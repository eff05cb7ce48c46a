package org.gaas.contacts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.gaas.secrets.Stamps;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A link to an open task of a whole desk that has no mail server, as if its letter had gone. */
public final class StandingLink {
    private final ApplicationContext desk;
    private Link link;

    /**
     * @param process the id of the diagram
     * @param definition the id of the task in it
     */
    public StandingLink(
            ApplicationContext desk,
            String process,
            String definition,
            String instance,
            String contact,
            Language language) {
        this.desk = desk;
        var about = desk.getBean(Decisions.class)
                .of(process, definition)
                .flatMap(decision -> decision.asked(instance))
                .orElseThrow()
                .about();
        var task = desk.getBean(JdbcClient.class)
                .sql("select ID_ from ACT_RU_TASK where PROC_INST_ID_ = ? and TASK_DEF_KEY_ = ?")
                .params(instance, definition)
                .query(String.class)
                .single();
        link = add(new Link(
                0,
                UUID.randomUUID().toString().replace("-", "").substring(0, 22),
                desk.getBean(Stamps.class).master(),
                process,
                definition,
                instance,
                task,
                "C. Klant",
                contact,
                language,
                about.hash(),
                now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS),
                Optional.empty(),
                Optional.empty()));
    }

    long number() {
        return link.number();
    }

    String task() {
        return link.task();
    }

    /** Where it leads, below the desk's address. */
    public String path() {
        return Links.PATH + desk.getBean(Links.class).token(link);
    }

    /** Its time is over. */
    public void late() {
        forget();
        link = add(new Link(
                0,
                link.id(),
                link.master(),
                link.process(),
                link.definition(),
                link.instance(),
                link.task(),
                link.name(),
                link.mail(),
                link.language(),
                link.about(),
                now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS),
                Optional.empty(),
                Optional.empty()));
    }

    /** As if it had never been. */
    public void forget() {
        desk.getBean(JdbcClient.class)
                .sql("delete from contact_link where instance = ?")
                .param(link.instance())
                .update();
    }

    private Link add(Link made) {
        return desk.getBean(LinkRows.class).add(made, now());
    }

    private Instant now() {
        return desk.getBean(Clock.class).instant();
    }
}
