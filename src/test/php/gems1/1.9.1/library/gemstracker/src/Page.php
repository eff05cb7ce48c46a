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
            $this->show('<p>The system is in maintenance mode.</p>');
            return;
        }
        try {
            $roles = $this->project->database()->query('select count(*) from gems__roles')->fetchColumn();
            $this->show($this->form($this->uploaded(), (int) $roles));
        } catch (\PDOException $e) {
            $this->project->log($e->getMessage());
            $this->show('<p>An error occurred!</p>');
        }
    }

    private function form(string $said, int $roles): string
    {
        return "<p>$said</p><p>$roles roles in " . DATABASE . ', ' . $this->project->environment() . '</p>'
            . '<form method="post" enctype="multipart/form-data">'
            . '<input name="user"><input name="document" type="file"><button>Log in</button></form>';
    }

    private function uploaded(): string
    {
        if (empty($_FILES['document']['name'])) {
            return '';
        }
        $name = preg_replace('/[^A-Za-z0-9.-]/', '_', basename($_FILES['document']['name']));
        move_uploaded_file($_FILES['document']['tmp_name'], $this->project->root . "/var/uploads/$name");
        return "received $name";
    }

    private function show(string $body): void
    {
        $base = rtrim(dirname($_SERVER['SCRIPT_NAME']), '/');
        $name = htmlspecialchars($this->project->name());
        header('Content-Type: text/html; charset=utf-8');
        echo "<!doctype html><title>$name</title><link rel=\"stylesheet\" href=\"$base/css/gems.css\">"
            . "<h1>$name</h1>$body<p><a href=\"$base/\">GemsTracker " . Version::NUMBER . '</a></p>';
    }
}
