package org.gaas.life;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaas.contacts.Asked;
import org.gaas.contacts.Given;
import org.gaas.contacts.Language;
import org.gaas.contacts.LinkedDecision;
import org.gaas.contacts.Question;
import org.gaas.contacts.Question.Choice;
import org.gaas.contacts.Question.Field;
import org.gaas.contacts.Question.Row;
import org.gaas.engine.Plan;
import org.gaas.installations.Archive;
import org.gaas.installations.Archives;
import org.gaas.installations.Installations;
import org.springframework.stereotype.Component;

/** The customer's contact confirms by a link that the data arrived, or that nobody wants it. */
@Component
class ReceiptByLink implements LinkedDecision {
    private final Offboardings offboardings;
    private final Installations installations;
    private final Archives archives;
    private final CustomersPage page;

    ReceiptByLink(Offboardings offboardings, Installations installations, Archives archives, CustomersPage page) {
        this.offboardings = offboardings;
        this.installations = installations;
        this.archives = archives;
        this.page = page;
    }

    @Override
    public String process() {
        return OffboardProductionProcess.KEY;
    }

    @Override
    public String task() {
        return OffboardingForms.HAND_OVER;
    }

    /** Where nothing is packed, there is nothing to confirm. */
    @Override
    public Optional<Asked> asked(String processInstance) {
        return offboardings
                .of(processInstance)
                .map(one -> installations.numbered(one.production()))
                .flatMap(production -> archives.of(production)
                        .flatMap(archive -> page.asked(
                                production,
                                Plan.about(production.id().value())
                                        .with("Packed", pieces(archive))
                                        .with("Kept until", archive.until().toString()))));
    }

    @Override
    public Question question(String processInstance, Language language) {
        var offboarding = offboardings.of(processInstance).orElseThrow();
        var production = installations.numbered(offboarding.production());
        var archive = archives.of(production).orElseThrow();
        var project = production.project().value();
        return new Question(
                CustomersPage.say(language, "receipt.title", project),
                List.of(
                        CustomersPage.say(language, "receipt.why", project),
                        CustomersPage.say(language, "receipt.next")),
                archive.pieces().stream()
                        .map(piece -> new Row(piece.name(), words(piece, language)))
                        .toList(),
                List.of(CustomersPage.say(language, "receipt.compare")),
                List.of(
                        new Choice("handedOver", CustomersPage.say(language, "receipt.yes")),
                        new Choice("notWanted", CustomersPage.say(language, "receipt.no"))),
                List.of(Field.line("name", CustomersPage.say(language, "name"), "", true, "")),
                CustomersPage.say(language, "send"));
    }

    @Override
    public Map<String, Object> answers(String processInstance, Given given) {
        var answers = new HashMap<String, Object>();
        LifeVars.DATA_HANDING.put(answers, given.choice());
        LifeVars.RECEIPT.put(answers, CustomersPage.words(given));
        return answers;
    }

    private static String words(Archive.Piece piece, Language language) {
        return CustomersPage.say(language, "receipt.bytes", String.format(language.locale(), "%,d", piece.bytes()))
                + "\nSHA-256 " + piece.sha256();
    }

    private static List<String> pieces(Archive archive) {
        return archive.pieces().stream()
                .map(piece -> piece.name() + " " + piece.sha256())
                .toList();
    }
}
