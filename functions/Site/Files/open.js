// A link opened in a browser needs no second tap. Without this script the button does the same.
document.querySelector("form[data-open]")?.requestSubmit();
