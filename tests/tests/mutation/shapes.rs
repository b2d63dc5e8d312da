#[aws_shape(rename_all = "SCREAMING_SNAKE_CASE", name = "State")]
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    InProgress,
    #[aws(name = "done!")]
    Done,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
pub enum Size {
    #[aws(value = 1)]
    Small,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_shape]
pub enum Source {
    File(String),
    Size(Size),
    Nothing,
    #[aws(unknown)]
    Unknown(String, Document),
}

#[aws_shape]
pub struct Tree {
    pub left: Option<Box<Tree>>,
    #[aws(timestamp = "date-time")]
    pub at: Vec<Timestamp>,
}
