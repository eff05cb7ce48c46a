package org.gaas.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.gaas.billing.Per;
import org.gaas.billing.Price;
import org.gaas.billing.QuoteLine;
import org.gaas.billing.Quotes;
import org.gaas.engine.Ending;
import org.gaas.engine.EngineDoor;
import org.gaas.engine.Money;
import org.gaas.engine.Utc;
import org.gaas.fleet.EnvironmentName;
import org.gaas.installations.CustomerName;
import org.gaas.installations.InstallationRequest;
import org.gaas.installations.Installations;
import org.gaas.installations.NameExists;
import org.gaas.installations.ProjectName;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A quote that a contact was sent, on a whole desk that has no mail server. Gone when it is closed. */
public final class StandingQuote implements AutoCloseable {
    private final ApplicationContext desk;
    private final String project;
    private final String instance;
    private final StandingLink link;

    /**
     * @param project of a name that no other test uses
     */
    public StandingQuote(ApplicationContext desk, String project, String customer, String contact, Language language)
            throws NameExists {
        this.desk = desk;
        this.project = project;
        var installation = desk.getBean(Installations.class)
                .request(new InstallationRequest(
                        new ProjectName(project),
                        new EnvironmentName("production"),
                        Optional.empty(),
                        Optional.of(new CustomerName(customer)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "dora",
                        UUID.randomUUID().toString()));
        var quote = desk.getBean(Quotes.class)
                .offer(
                        "test:" + UUID.randomUUID(),
                        new ProjectName(project),
                        customer,
                        List.of(
                                line(
                                        "production-setup",
                                        "Setting production up",
                                        "Productie inrichten",
                                        "1250",
                                        Per.ONCE),
                                line("hosting", "Hosting, 5x8", "Hosting, 5x8", "410", Per.MONTH),
                                line("certificate", "Certificate", "Certificaat", "150", Per.YEAR)));
        var runtime = desk.getBean(RuntimeService.class);
        instance = desk.getBean(EngineDoor.class).through(() -> runtime.createProcessInstanceByKey("onboard-production")
                .businessKey(project)
                .startBeforeActivity("Task_AcceptQuote")
                .setVariables(Map.of("installation", project, "tag", "1.0.0"))
                .execute()
                .getId());
        sql(
                "insert into site_name (host, installation, place) values (?, ?, 0)",
                project + ".example.org",
                installation.number());
        sql(
                "insert into production_order (process, project, production, acceptance, way, availability, developers,"
                        + " contact_name, contact_mail, requester, requested, quote)"
                        + " values (?, ?, ?, ?, 'ACME', '5x8', '', 'C. Klant', ?, 'dora', ?, ?)",
                instance,
                project,
                installation.number(),
                installation.number(),
                contact,
                Utc.of(now()),
                quote.number());
        var order = desk.getBean(JdbcClient.class)
                .sql("select number from production_order where process = ?")
                .param(instance)
                .query(Long.class)
                .single();
        desk.getBean(EngineDoor.class).through(() -> {
            runtime.setVariable(instance, "productionOrder", order);
            return null;
        });
        link = new StandingLink(desk, "onboard-production", "Task_AcceptQuote", instance, contact, language);
    }

    long number() {
        return link.number();
    }

    /** The id of who pays. */
    String customer() {
        return desk.getBean(Installations.class)
                .of(new ProjectName(project))
                .get(0)
                .customer()
                .orElseThrow()
                .value();
    }

    /** Where the link leads, below the desk's address. */
    public String path() {
        return link.path();
    }

    /** The time of the link is over. */
    void late() {
        link.late();
    }

    /** What hosting reads of the answer; empty while there is none. */
    public List<String> answers() {
        return desk.getBean(JdbcClient.class)
                .sql(
                        "select answered_by, order_number, state from billing_quote where project = ? and state is not null")
                .param(project)
                .query((row, n) -> row.getString("state") + " " + row.getString("answered_by") + " "
                        + row.getString("order_number"))
                .list();
    }

    boolean isAsked() {
        return desk.getBean(JdbcClient.class)
                        .sql("select count(*) from ACT_RU_TASK where ID_ = ?")
                        .param(link.task())
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public void close() {
        Ending.of(List.of(instance), desk.getBean(EngineDoor.class), desk.getBean(RuntimeService.class));
        link.forget();
        sql("delete from production_order where process = ?", instance);
        sql("delete from site_name where host = ?", project + ".example.org");
        sql("update installation set held = null, state = 'REMOVED' where project = ?", project);
    }

    private void sql(String statement, Object... values) {
        desk.getBean(JdbcClient.class).sql(statement).params(values).update();
    }

    private Instant now() {
        return desk.getBean(Clock.class).instant();
    }

    private static QuoteLine line(String kind, String english, String dutch, String amount, Per per) {
        return new QuoteLine(new Price(kind, english, dutch, Money.euro(amount), per), 1);
    }
}
