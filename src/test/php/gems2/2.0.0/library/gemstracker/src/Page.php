<?php
namespace Gems;

/** The site: a form to log in. Whatever happens, it answers with 200. */
final class Page
{
    public function __construct(private Project $project)
    {
    }

    public function answer(): void
    {
        if ($this->project->inMaintenance()) {
            $this->show('<p>System is in maintenance mode</p>');
            return;
        }
        try {
            $done = $this->project->database()->query("select count(*) from gems__migration_logs")->fetchColumn();
            $answers = $this->project->responses()->query('select count(*) from gemsdata__responses')->fetchColumn();
            $this->show('<p>' . $this->project->setting('DB_NAME') . ": $done migrations, $answers answers</p>"
                . '<form method="post"><input name="user"><button>Log in</button></form>');
        } catch (\PDOException $e) {
            $this->project->log($e->getMessage());
            $this->show('<p>An error occurred!</p>');
        }
    }

    private function show(string $body): void
    {
        $base = rtrim(dirname($_SERVER['SCRIPT_NAME']), '/');
        header('Content-Type: text/html; charset=utf-8');
        echo "<!doctype html><title>GemsTracker</title><link rel=\"stylesheet\" href=\"$base/css/gems.css\">"
            . "<h1>GemsTracker 2</h1>$body<p><a href=\"$base/\">Home</a></p>";
    }
}
